package atalaya.insight.value;

/// When a customer may silently leave for good, which is where the two models differ.
public enum Dropout {
    /// After any repeat purchase, so nobody leaves before the first repeat: BG/NBD (Fader, Hardie
    /// and Lee 2005).
    AFTER_REPEATS,

    /// After any purchase, the first one too: MBG/NBD (Batislam, Denizel and Filiztekin 2007; Hoppe
    /// and Wagner 2007). Who bought once may have gone, so this is the default.
    AFTER_ANY
}
