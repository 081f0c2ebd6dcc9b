package atalaya.server.ingest.source;

/// In which order a column writes day, month and year; a year of four digits in front is always
/// understood.
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST
}
