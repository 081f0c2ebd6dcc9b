package atalaya.population.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// A text file being written, squeezed where its name ends in `.gz`.
public final class TextFile implements Closeable {
    private final Writer writer;
    private final String lineEnd;

    public TextFile(Path file, Charset encoding, boolean mark, String lineEnd) throws IOException {
        OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        if (file.toString().endsWith(".gz")) {
            stream = new GZIPOutputStream(stream, 1 << 16);
        }
        // What an old encoding lacks becomes a question mark, as old systems do.
        var encoder =
                encoding.newEncoder()
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .onMalformedInput(CodingErrorAction.REPLACE);
        writer = new java.io.BufferedWriter(new OutputStreamWriter(stream, encoder), 1 << 16);
        this.lineEnd = lineEnd;
        if (mark) {
            writer.write('\uFEFF');
        }
    }

    public void line(String line) throws IOException {
        writer.write(line);
        writer.write(lineEnd);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
