package atalaya.server.value;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer usually does.
///
/// @param regular products bought on three days or more, the most bought first, at most three
/// @param offered offers and mailings of 12 months
/// @param answered how many of them were opened, clicked, accepted or redeemed
/// @param nextPurchase the day of the next purchase where the own rhythm holds; null without one
/// @param channel where most of what the customer does happens; null where nothing says it
public record Habits(
        List<String> regular,
        int offered,
        int answered,
        @Nullable LocalDate nextPurchase,
        @Nullable String channel) {

    public Habits {
        regular = List.copyOf(regular);
    }
}
