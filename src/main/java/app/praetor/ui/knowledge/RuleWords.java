package app.praetor.ui.knowledge;

import app.praetor.knowledge.When;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.ui.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What brings an entry into a plan, in sentences. */
final class RuleWords {
    private static final int PERCENT = 100;

    private final Messages messages;

    RuleWords(Messages messages) {
        this.messages = messages;
    }

    /** One sentence for each way; none for what is no part of plans by itself. */
    List<String> of(Entry entry) {
        List<String> lines = new ArrayList<>();
        When when = entry.when();
        boolean asked = entry.parts().stream().anyMatch(part -> part.name().equals("askedBy"));
        if (entry.kind() == Kind.POOL && (when == null || when.isEmpty() && !asked)) {
            lines.add(messages.get("knowledge.rule.each"));
        }
        if (when != null) {
            parts(lines, when);
        }
        entry.parts().stream()
                .filter(part -> part.name().equals("askedBy"))
                .forEach(part -> line(lines, "askedBy", part.items()));
        if (when != null && !lines.isEmpty()) {
            line(lines, "only", when.only());
            if (when.threshold() > 0) {
                lines.add(messages.get("knowledge.rule.threshold", Math.round(when.threshold() * PERCENT)));
            }
        }
        return List.copyOf(lines);
    }

    private void parts(List<String> lines, When when) {
        if (when.always()) {
            lines.add(messages.get("knowledge.rule.always"));
        }
        line(
                lines,
                "keywords",
                when.keywords().stream()
                        .map(word -> messages.get("knowledge.quoted", word))
                        .toList());
        line(lines, "domains", when.domains());
        line(lines, "industries", when.industries());
        line(lines, "patterns", when.patterns());
        line(lines, "entities", when.entities());
        line(lines, "features", when.features());
    }

    private void line(List<String> lines, String key, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(messages.get(
                    "knowledge.rule." + key,
                    names.stream().collect(Collectors.joining(messages.get("knowledge.comma")))));
        }
    }
}
