package io.tributary.simulator.orders;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of a CSV text (RFC 4180, lenient about line ends), each with the line that it begins on. */
final class CsvLines {
    private final Reader reader;
    private int line = 1;
    private int ahead = -2;

    CsvLines(Reader reader) {
        this.reader = reader;
    }

    /** @param line the number of its first line, from 1 */
    record Cells(int line, List<String> cells) {}

    /** The next record, or null at the end. Blank lines are records of one empty cell. */
    @Nullable
    Cells next() throws IOException {
        int c = read();
        if (c < 0) {
            return null;
        }
        int first = line;
        var cells = new ArrayList<String>(8);
        var cell = new StringBuilder();
        boolean quoted = false;
        while (true) {
            if (quoted) {
                if (c < 0) {
                    break;
                }
                if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    cell.append((char) c);
                } else if (peek() == '"') {
                    cell.append((char) read());
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c < 0 || c == '\n') {
                break;
            } else if (c != '\r') {
                cell.append((char) c);
            }
            c = read();
        }
        cells.add(cell.toString());
        line++;
        return new Cells(first, cells);
    }

    private int read() throws IOException {
        int c = peek();
        ahead = -2;
        return c;
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = reader.read();
        }
        return ahead;
    }
}
