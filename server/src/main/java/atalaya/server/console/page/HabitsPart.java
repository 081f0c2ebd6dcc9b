package atalaya.server.console.page;

import java.util.List;

/// The seven measures of a customer, and what they usually do.
public record HabitsPart(List<ValuePart.Fact> measures, List<ValuePart.Fact> habits) {

    public HabitsPart {
        measures = List.copyOf(measures);
        habits = List.copyOf(habits);
    }
}
