package atalaya.insight.trait;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which interactions count: a tree of plain conditions. There is no language in which to write
/// more.
public sealed interface Filter {

    /// Lets all count.
    Filter ALL = new All(List.of());

    boolean lets(Happened happened);

    /// Where each of some holds; all of none hold.
    record All(List<Filter> each) implements Filter {
        public All {
            each = List.copyOf(each);
        }

        @Override
        public boolean lets(Happened happened) {
            return each.stream().allMatch(one -> one.lets(happened));
        }
    }

    /// Where at least one holds.
    record Any(List<Filter> of) implements Filter {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean lets(Happened happened) {
            return of.stream().anyMatch(one -> one.lets(happened));
        }
    }

    /// Where one does not hold.
    record Not(Filter other) implements Filter {
        @Override
        public boolean lets(Happened happened) {
            return !other.lets(happened);
        }
    }

    /// Where a field says one of some words; case does not matter.
    ///
    /// @param words in lower case
    record Is(Field field, Set<String> words) implements Filter {
        public Is {
            words =
                    words.stream()
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public boolean lets(Happened happened) {
            return field.texts(happened).stream()
                    .anyMatch(text -> words.contains(text.toLowerCase(Locale.ROOT)));
        }
    }

    /// Where a field says one number, and that lies between two; what is no number lies nowhere.
    ///
    /// @param least the smallest that counts, or null for any
    /// @param most the largest that counts, or null for any
    record Between(Field field, @Nullable BigDecimal least, @Nullable BigDecimal most)
            implements Filter {
        @Override
        public boolean lets(Happened happened) {
            return field.number(happened)
                    .filter(number -> least == null || number.compareTo(least) >= 0)
                    .filter(number -> most == null || number.compareTo(most) <= 0)
                    .isPresent();
        }
    }

    /// Where a field says anything at all.
    record Said(Field field) implements Filter {
        @Override
        public boolean lets(Happened happened) {
            return !field.texts(happened).isEmpty();
        }
    }
}
