package atalaya.identity.match;

/// A word of a name as it sounds, and the frame of that: what keys are made of.
///
/// @param sound as [Sound#of] tells it
/// @param frame its first letter and its consonants, which survive most slips: Mooney, Moony,
///   Moonie
record Spoken(String word, String sound, String frame) implements Comparable<Spoken> {

    private static final Spoken[] KEPT = new Spoken[1 << 14];

    /// Words met lately are remembered, since all names are made of some thousands of them. Any
    /// number of threads may ask.
    static Spoken of(String word) {
        int place = word.hashCode() * 0x9E3779B9 >>> 18;
        var kept = KEPT[place];
        if (kept != null && kept.word.equals(word)) {
            return kept;
        }
        String sound = Sound.of(word);
        var made = new Spoken(word, sound, frame(sound));
        KEPT[place] = made;
        return made;
    }

    private static String frame(String sound) {
        var frame = new StringBuilder().append(sound.charAt(0));
        for (int i = 1; i < sound.length(); i++) {
            char letter = sound.charAt(i);
            if ("aeiou".indexOf(letter) < 0 && frame.charAt(frame.length() - 1) != letter) {
                frame.append(letter);
            }
        }
        return frame.toString();
    }

    /// By their sounds.
    @Override
    public int compareTo(Spoken other) {
        return sound.compareTo(other.sound);
    }
}
