package atalaya.identity.standard;

/// Keeps one copy of texts met again and again: the words of names, streets, towns. A million
/// records then hold some ten thousand of them instead of ten million copies, and texts that are
/// one object are equal at a glance.
///
/// A table in which a text takes the place of the one that lay there: never wrong, only forgetful.
/// Threads may race for a place, since either copy will do.
final class CommonTexts {

    private static final int PLACES = 1 << 16;
    private static final String[] KEPT = new String[PLACES];

    private CommonTexts() {}

    /// The same text, as the copy that was kept of it if there is one.
    static String copy(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        int place = hash >>> 16;
        String kept = KEPT[place];
        if (text.equals(kept)) {
            return kept;
        }
        KEPT[place] = text;
        return text;
    }
}
