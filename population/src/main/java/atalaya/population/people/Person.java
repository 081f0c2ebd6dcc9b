package atalaya.population.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One invented person, as they are.
///
/// @param mobile the national number, digits alone; empty where they have none
/// @param landline of the household; empty where it has none
/// @param email empty where they have none
/// @param formerName the name before marrying, where marriage changed it
/// @param formerHome where they lived before `movedOn`
/// @param childrenBorn years in which their children were born
public record Person(
        PersonName name,
        Sex sex,
        LocalDate birth,
        Origin origin,
        Document document,
        String mobile,
        String landline,
        String email,
        String secondEmail,
        Home home,
        @Nullable PersonName formerName,
        @Nullable Home formerHome,
        @Nullable LocalDate movedOn,
        @Nullable LocalDate marriedOn,
        Marital marital,
        List<Integer> childrenBorn) {

    public enum Marital {
        SINGLE,
        MARRIED,
        PARTNERED,
        DIVORCED,
        WIDOWED
    }

    public int ageOn(LocalDate day) {
        return birth.until(day).getYears();
    }
}
