package atalaya.population.story;

import atalaya.population.chance.Chance;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// When people do things: more before Christmas and in the sales, less in August; shops by day, the
/// web by night, the telephone in office hours.
public final class Calendar {
    /// From January to December, against a mean of about 1.
    private static final double[] MONTHS = {
        1.10, .80, .85, .88, .95, .98, 1.08, .66, .90, .95, 1.35, 1.50
    };

    static final double BUSIEST = 1.50;

    private Calendar() {}

    static double season(LocalDate day) {
        return MONTHS[day.getMonthValue() - 1];
    }

    static LocalDateTime inShop(LocalDate day, Chance chance) {
        var open = day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
        int hour = chance.happens(0.4) ? chance.between(10, 13) : chance.between(16, 20);
        return at(open, hour, chance);
    }

    static LocalDateTime onTheWeb(LocalDate day, Chance chance) {
        int hour = chance.happens(0.5) ? chance.between(20, 23) : chance.between(8, 19);
        return at(day, hour, chance);
    }

    /// In office hours: at the weekend, on the Monday after.
    public static LocalDateTime inOffice(LocalDate day, Chance chance) {
        var work = day;
        while (work.getDayOfWeek() == DayOfWeek.SATURDAY
                || work.getDayOfWeek() == DayOfWeek.SUNDAY) {
            work = work.plusDays(1);
        }
        return at(
                work,
                chance.happens(0.65) ? chance.between(9, 13) : chance.between(15, 19),
                chance);
    }

    public static LocalDateTime at(LocalDate day, int hour, Chance chance) {
        return day.atTime(hour, chance.below(60), chance.below(60));
    }
}
