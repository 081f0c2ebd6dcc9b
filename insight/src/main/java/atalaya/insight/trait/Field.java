package atalaya.insight.trait;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a trait reads of an interaction.
public sealed interface Field {

    /// Texts and numbers longer than this are no value that anybody counts.
    int LONGEST = 200;

    /// What it says, as texts; a property within a list may say several things.
    List<String> texts(Happened happened);

    /// The number it says; empty where it says none, or several.
    default Optional<BigDecimal> number(Happened happened) {
        var texts = texts(happened);
        return texts.size() == 1 ? number(texts.getFirst()) : Optional.empty();
    }

    /// A number as it is written with a point, without exponents that would fill the memory.
    static Optional<BigDecimal> number(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text.strip());
            boolean handy = Math.abs((long) number.precision() - number.scale()) <= 40;
            return handy && number.scale() <= 40 ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// What every interaction may have.
    enum Own implements Field {
        AT,
        TYPE,
        SOURCE,
        CHANNEL,
        DEPARTMENT,
        AMOUNT,
        CURRENCY,
        REFERENCE,
        OUTCOME;

        @Override
        public List<String> texts(Happened happened) {
            return switch (this) {
                case AT -> List.of(happened.at().toString());
                case TYPE -> List.of(happened.type());
                case SOURCE -> List.of(happened.source());
                case CHANNEL -> said(happened.channel());
                case DEPARTMENT -> said(happened.department());
                case AMOUNT -> said(plain(happened.amount()));
                case CURRENCY -> said(happened.currency());
                case REFERENCE -> said(happened.reference());
                case OUTCOME -> said(plain(happened.outcome()));
            };
        }

        private static @Nullable String plain(@Nullable BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }

        private static List<String> said(@Nullable String text) {
            return text == null || text.isBlank() ? List.of() : List.of(text);
        }
    }

    /// What several fields say, one after the other.
    record Several(List<Field> fields) implements Field {

        public Several {
            fields = List.copyOf(fields);
        }

        @Override
        public List<String> texts(Happened happened) {
            return fields.stream().flatMap(field -> field.texts(happened).stream()).toList();
        }
    }

    /// What only some say, by the steps to it: `products.category` is the category of each product.
    record Property(List<String> steps) implements Field {

        public Property {
            steps = List.copyOf(steps);
        }

        /// @param path with a point between steps
        public static Property of(String path) {
            return new Property(Arrays.asList(path.split("\\.")));
        }

        @Override
        public List<String> texts(Happened happened) {
            var texts = new ArrayList<String>();
            collect(happened.properties(), 0, texts);
            return texts;
        }

        private void collect(@Nullable Object found, int step, List<String> into) {
            switch (found) {
                case null -> {}
                case List<?> several -> several.forEach(one -> collect(one, step, into));
                case Map<?, ?> named when step < steps.size() ->
                        collect(named.get(steps.get(step)), step + 1, into);
                case Map<?, ?> _ -> {}
                case Object plain when step == steps.size() ->
                        Stream.of(plain.toString().strip())
                                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                                .forEach(into::add);
                case Object _ -> {}
            }
        }
    }
}
