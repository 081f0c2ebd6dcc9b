package atalaya.population.people;

/// Where a household or a firm is found.
///
/// @param kind of the street, in full: `Calle`, `Avenida`, `Street`
/// @param street its name without the kind
/// @param floor 0 for a house of its own
/// @param door `A`, `B`, `Izq`; empty for a house of its own
/// @param district the colonia of a Mexican address, else empty
public record Home(
        Country country,
        String kind,
        String street,
        int number,
        int floor,
        String door,
        String district,
        String postalCode,
        String city,
        String province,
        String areaCode) {}
