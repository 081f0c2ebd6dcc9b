/// How a text feels, in Spanish and English, and what a complaint is about.
///
/// [Words] cuts a text, a [Lexicon] of our own knows what words say of an experience and which
/// words turn others, [Opinion] adds them up and keeps the words that decided. [Topic] names what a
/// complaint is about. [TextModel] learns from labelled texts of one's own, on top of it all.
///
/// Start at [Opinion#of].
@NullMarked
package atalaya.insight.text;

import org.jspecify.annotations.NullMarked;
