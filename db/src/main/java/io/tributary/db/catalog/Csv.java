package io.tributary.db.catalog;

import io.tributary.domain.ErrorCode;
import io.tributary.domain.RefusedException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads RFC 4180 CSV row by row: commas, double quotes doubled inside quotes, LF or CRLF; a byte order mark is skipped. */
final class Csv implements TableSource {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_CHARACTERS_IN_A_CELL = 10_000;

    private final PushbackReader in;
    private final StringBuilder cell = new StringBuilder();
    private int line = 0;
    private int linesInRow = 0;

    Csv(Reader reader) throws IOException {
        this.in = new PushbackReader(reader, 1);
        int first = in.read();
        if (first != -1 && first != BYTE_ORDER_MARK) {
            in.unread(first);
        }
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public @Nullable List<String> next() throws IOException {
        List<String> row;
        do {
            line += linesInRow;
            row = read();
        } while (row != null && row.size() == 1 && row.getFirst().isEmpty());
        return row;
    }

    private @Nullable List<String> read() throws IOException {
        line++;
        linesInRow = 0;
        int first = in.read();
        if (first == -1) {
            return null;
        }
        in.unread(first);
        List<String> row = new ArrayList<>();
        int end;
        do {
            end = readCell();
            row.add(cell.toString());
        } while (end == ',');
        return row;
    }

    /** @return the character that ended the cell: a comma, a line feed, or -1 at the end */
    private int readCell() throws IOException {
        cell.setLength(0);
        int c = in.read();
        if (c == '"') {
            readQuoted();
            c = in.read();
        }
        while (c != ',' && c != '\n' && c != -1) {
            if (c != '\r') {
                append(c);
            }
            c = in.read();
        }
        return c;
    }

    private void readQuoted() throws IOException {
        int opened = line;
        while (true) {
            int c = in.read();
            if (c == '"') {
                int next = in.read();
                if (next != '"') {
                    if (next != -1) {
                        in.unread(next);
                    }
                    return;
                }
            } else if (c == '\n') {
                linesInRow++;
            } else if (c == -1) {
                throw new RefusedException(
                        ErrorCode.INVALID_ROW,
                        "Line " + opened
                                + ": a quoted cell never ends. Maybe a double quote inside it is not doubled.");
            }
            append(c);
        }
    }

    private void append(int c) {
        if (cell.length() >= MOST_CHARACTERS_IN_A_CELL) {
            throw new RefusedException(
                    ErrorCode.INVALID_ROW,
                    "Line " + line + ": a cell has more than " + MOST_CHARACTERS_IN_A_CELL
                            + " characters. Maybe a double quote is missing.");
        }
        cell.append((char) c);
    }
}
