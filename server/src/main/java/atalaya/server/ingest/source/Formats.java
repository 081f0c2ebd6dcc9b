package atalaya.server.ingest.source;

import java.util.LinkedHashMap;
import java.util.Map;

/// How the columns of one file write dates and numbers, where the source file does not say it:
/// decided once, from all values of the first import, and kept.
///
/// @param dates the order of dates, by column
/// @param decimals the decimal sign, by column
public record Formats(Map<String, DateOrder> dates, Map<String, Character> decimals) {

    public static final Formats NONE = new Formats(Map.of(), Map.of());

    public Formats {
        dates = Map.copyOf(dates);
        decimals = Map.copyOf(decimals);
    }

    /// These and, for columns they say nothing about, the others.
    public Formats or(Formats others) {
        var allDates = new LinkedHashMap<>(others.dates);
        allDates.putAll(dates);
        var allDecimals = new LinkedHashMap<>(others.decimals);
        allDecimals.putAll(decimals);
        return new Formats(allDates, allDecimals);
    }
}
