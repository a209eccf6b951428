package app.praetor.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContrastTest {
    private static final Pattern TOKEN = Pattern.compile("(-pd-[a-z-]+):\\s*#([0-9a-f]{6});");
    private static final List<String> GROUNDS = List.of("-pd-canvas", "-pd-surface", "-pd-sunken");

    static Stream<Arguments> pairs() throws IOException {
        Stream.Builder<Arguments> pairs = Stream.builder();
        for (String sheet : List.of("tokens", "tokens-dark")) {
            Map<String, Integer> tokens = read("/styles/" + sheet + ".css");
            for (String text : List.of("text", "muted", "faint", "accent", "good", "warn", "bad")) {
                GROUNDS.forEach(ground -> pairs.add(Arguments.of(sheet, tokens, "-pd-" + text, ground)));
            }
            for (String tone : List.of("accent", "good", "warn", "bad")) {
                pairs.add(Arguments.of(sheet, tokens, "-pd-" + tone, "-pd-" + tone + "-soft"));
                pairs.add(Arguments.of(sheet, tokens, "-pd-text", "-pd-" + tone + "-soft"));
            }
            pairs.add(Arguments.of(sheet, tokens, "-pd-on-accent", "-pd-accent"));
            pairs.add(Arguments.of(sheet, tokens, "-pd-on-accent", "-pd-accent-hover"));
            pairs.add(Arguments.of(sheet, tokens, "-pd-text", "-pd-mark"));
            pairs.add(Arguments.of(sheet, tokens, "-pd-muted", "-pd-line"));
        }
        return pairs.build();
    }

    @ParameterizedTest(name = "{0}: {2} on {3}")
    @MethodSource("pairs")
    void textIsReadableOnItsGround(String sheet, Map<String, Integer> tokens, String text, String ground) {
        double a = luminance(tokens.get(text));
        double b = luminance(tokens.get(ground));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).isGreaterThanOrEqualTo(4.5);
    }

    private static Map<String, Integer> read(String path) throws IOException {
        Map<String, Integer> tokens = new LinkedHashMap<>();
        try (var in = ContrastTest.class.getResourceAsStream(path)) {
            var matcher = TOKEN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                tokens.put(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
            }
        }
        return tokens;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
