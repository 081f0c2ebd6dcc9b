package atalaya.population.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under which numbers each system knows somebody. Two numbers in one system are a duplicate.
///
/// @param anonymous the browsers and telephones they visit the web shop with before they sign in
public record Keys(
        List<String> crm,
        List<String> leads,
        List<String> web,
        List<String> anonymous,
        List<String> loyalty,
        @Nullable String card,
        @Nullable String billing,
        @Nullable String thirdParty) {

    /// How many records of the person there are altogether.
    public int records() {
        return crm.size()
                + leads.size()
                + web.size()
                + loyalty.size()
                + (card == null ? 0 : 1)
                + (billing == null ? 0 : 1)
                + (thirdParty == null ? 0 : 1);
    }
}
