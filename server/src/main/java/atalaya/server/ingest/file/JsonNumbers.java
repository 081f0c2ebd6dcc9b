package atalaya.server.ingest.file;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// Numbers of JSON as text.
public final class JsonNumbers {

    /// More digits than these no number has that means anything; written out, `1e999999999` alone
    /// would fill the memory.
    private static final int MOST_DIGITS = 60;

    private JsonNumbers() {}

    /// Its digits, such as `1200` of `1.2e3`; with an exponent where that would take more than 60.
    ///
    /// @param number a node that is a number
    public static String text(JsonNode number) {
        var exact = number.decimalValue();
        return isWritable(exact) ? exact.toPlainString() : exact.toString();
    }

    private static boolean isWritable(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
    }
}
