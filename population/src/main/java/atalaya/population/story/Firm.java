package atalaya.population.story;

import atalaya.population.people.Home;
import atalaya.population.people.Person;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small firm that is a customer.
///
/// @param kind of company: `SL`, `SA`, `SLU`, `CB`
/// @param contacts those who speak for it, its owner first; the owner is a customer as well
/// @param billing its account, or null where it has paid in shops so far
public record Firm(
        int entity,
        String name,
        String kind,
        String taxId,
        String industry,
        int employees,
        Home home,
        String phone,
        String email,
        LocalDate since,
        double ordersPerYear,
        List<String> crm,
        @Nullable String billing,
        List<Contact> contacts) {

    /// @param entity who the contact truly is
    public record Contact(int entity, Person person, String role, String crm, String email) {}
}
