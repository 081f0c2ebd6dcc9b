package atalaya.server.value;

import atalaya.insight.text.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/// A [Fact] as a row of the lake. What is read is what was written.
final class LakeFacts {

    /// What follows `create table`, in the order of [#COLUMNS].
    static final String DEFINITION =
            """
            position bigint, at_micros bigint, type varchar, channel varchar, amount bigint,
            other_currency boolean, cost bigint, discount bigint, reference bigint,
            of_order boolean, products varchar, seconds integer, polarity double, topic varchar,
            faulty boolean, outcome double, spoken boolean
            """;

    static final String COLUMNS =
            """
            fact.position, at_micros, type, channel, amount, other_currency, cost, discount,
            reference, of_order, products, seconds, polarity, topic, faulty, outcome, spoken
            """;

    /// No code of a product holds it.
    private static final String BETWEEN = "\u001f";

    private LakeFacts() {}

    static void append(DuckDBAppender row, Fact fact) throws SQLException {
        row.append(fact.position())
                .append(ChronoUnit.MICROS.between(Instant.EPOCH, fact.at()))
                .append(fact.type());
        text(row, fact.channel());
        number(row, fact.amount());
        row.append(fact.foreign());
        number(row, fact.cost());
        row.append(fact.discount())
                .append(fact.reference())
                .append(fact.ofOrder())
                .append(String.join(BETWEEN, fact.products()))
                .append(fact.seconds());
        if (Double.isNaN(fact.polarity())) {
            row.appendNull();
        } else {
            row.append(fact.polarity());
        }
        var topic = fact.topic();
        text(row, topic == null ? null : topic.name());
        row.append(fact.faulty()).append(fact.outcome()).append(fact.spoken());
    }

    private static void text(DuckDBAppender row, @Nullable String text) throws SQLException {
        if (text == null) {
            row.appendNull();
        } else {
            row.append(text);
        }
    }

    private static void number(DuckDBAppender row, @Nullable Long number) throws SQLException {
        if (number == null) {
            row.appendNull();
        } else {
            row.append(number.longValue());
        }
    }

    /// @param first the place of the first column
    static Fact read(ResultSet row, int first) throws SQLException {
        var products = row.getString(first + 10);
        var topic = row.getString(first + 13);
        return new Fact(
                row.getLong(first),
                Instant.EPOCH.plus(row.getLong(first + 1), ChronoUnit.MICROS),
                row.getString(first + 2),
                row.getString(first + 3),
                number(row, first + 4),
                row.getBoolean(first + 5),
                number(row, first + 6),
                row.getLong(first + 7),
                row.getLong(first + 8),
                row.getBoolean(first + 9),
                products.isEmpty() ? List.of() : List.of(products.split(BETWEEN, -1)),
                row.getInt(first + 11),
                polarity(row, first + 12),
                topic == null ? null : Topic.valueOf(topic),
                row.getBoolean(first + 14),
                row.getDouble(first + 15),
                row.getBoolean(first + 16));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }

    private static double polarity(ResultSet row, int column) throws SQLException {
        double polarity = row.getDouble(column);
        return row.wasNull() ? Double.NaN : polarity;
    }
}
