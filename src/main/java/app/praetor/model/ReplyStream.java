package app.praetor.model;

import org.jspecify.annotations.Nullable;

/** Finds the text of {@code "reply"} in a JSON object that is still being written, and gives it away as it grows. */
final class ReplyStream {
    private int depth;
    private boolean inString;
    private boolean value;
    private boolean escaped;
    private @Nullable StringBuilder hex;
    private StringBuilder key = new StringBuilder();

    /** What the next piece adds to the reply; may be empty. */
    String add(String piece) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (inString) {
                string(c, out);
            } else {
                structure(c);
            }
        }
        return out.toString();
    }

    private void structure(char c) {
        switch (c) {
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            case ':' -> value = true;
            case ',' -> value = false;
            case '"' -> {
                inString = true;
                if (!value) {
                    key = new StringBuilder();
                }
            }
            default -> {
                // Numbers, literals and blanks say nothing on where the reply is.
            }
        }
    }

    private void string(char c, StringBuilder out) {
        StringBuilder digits = hex;
        if (digits != null) {
            digits.append(c);
            if (digits.length() == 4) {
                hex = null;
                int code = hexValue(digits);
                if (code >= 0) {
                    put((char) code, out);
                }
            }
        } else if (escaped) {
            escaped = false;
            switch (c) {
                case 'u' -> hex = new StringBuilder();
                case 'n', 'r', 't', 'b', 'f' -> put(' ', out);
                default -> put(c, out);
            }
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inString = false;
        } else {
            put(c, out);
        }
    }

    private static int hexValue(CharSequence digits) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void put(char c, StringBuilder out) {
        if (depth != 1) {
            return;
        }
        if (!value) {
            key.append(c);
        } else if (key.toString().equals("reply")) {
            out.append(c);
        }
    }
}
