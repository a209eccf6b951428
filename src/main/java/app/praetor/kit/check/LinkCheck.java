package app.praetor.kit.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Links inside a set of Markdown files: every file and every heading that is linked must be there. */
public final class LinkCheck {
    private LinkCheck() {}

    /** Problems of one file; {@code exists} answers for paths below the output folder. Links to the web are not followed. */
    public static List<String> check(String path, String markdown, Predicate<String> exists) {
        Node document = Parser.builder().build().parse(markdown);
        Set<String> anchors = new HashSet<>();
        List<String> targets = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                anchors.add(anchor(heading));
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                targets.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                targets.add(image.getDestination());
            }
        });
        List<String> problems = new ArrayList<>();
        for (String target : targets) {
            if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
                continue;
            }
            if (target.startsWith("#")) {
                if (!anchors.contains(target.substring(1))) {
                    problems.add("no heading for the link " + target);
                }
                continue;
            }
            String file = target.replaceFirst("#.*$", "");
            try {
                String resolved =
                        URI.create("/" + path).resolve(file).normalize().getPath();
                if (resolved == null || resolved.startsWith("/..") || !exists.test(resolved.substring(1))) {
                    problems.add("no file for the link " + target);
                }
            } catch (IllegalArgumentException e) {
                problems.add("no valid link: " + target);
            }
        }
        return problems;
    }

    private static String anchor(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
