package app.praetor.discovery.version;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.ObjectiveLoader;
import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.version.ObjectiveDiff.Change;
import app.praetor.discovery.version.ObjectiveDiff.Entry;
import app.praetor.discovery.version.ObjectiveDiff.Kind;
import org.junit.jupiter.api.Test;

class ObjectiveDiffTest {
    private static final String TEXT = Objectives.text("project_discovery");
    private static final Objective SHIPPED = Objectives.builtIn().get("project_discovery");

    private static ObjectiveDiff to(String text) {
        return ObjectiveDiff.of(SHIPPED, ObjectiveLoader.load("own", text, SHIPPED));
    }

    @Test
    void theSameTextIsNoDifferenceNorIsAComment() {
        assertThat(to(TEXT + "# a comment at the end\n").isEmpty()).isTrue();
    }

    @Test
    void saysWhatWasAddedRemovedAndChangedByObligation() {
        String now = TEXT.replace("What problem should it solve?", "Which problem hurts?")
                .replace("Thank you, that is all I need for now.", "Many thanks.")
                .replaceFirst("key: trigger_event\n", "key: occasion\n");
        ObjectiveDiff diff = to(now);

        assertThat(diff.frame()).extracting(Change::property).containsExactly("closing");
        assertThat(diff.entries())
                .extracting(Entry::kind, Entry::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, "core_problem"),
                        org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "occasion"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "trigger_event"));
        assertThat(diff.entries().getFirst().changes())
                .containsExactly(new Change("short", "What problem should it solve?", "Which problem hurts?"));
    }
}
