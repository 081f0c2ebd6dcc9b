package atalaya.population.noise;

/// A person as one desk wrote them down. What was not asked, or not answered, is empty.
///
/// @param whole the name in one piece where the desk has one field for it; then the three parts are
///   empty
public record Written(
        String given,
        String surname1,
        String surname2,
        String whole,
        String sex,
        String birth,
        String document,
        String email,
        String phone,
        String address,
        String postalCode,
        String city,
        String province) {}
