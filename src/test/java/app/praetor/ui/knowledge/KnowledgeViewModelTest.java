package app.praetor.ui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.knowledge.own.OwnCheck.Field;
import app.praetor.knowledge.own.OwnQuestion;
import app.praetor.store.TestWorkspace;
import app.praetor.ui.task.DirectTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeViewModelTest {
    private TestWorkspace workspace;
    private KnowledgeService service;
    private KnowledgeViewModel model;

    @BeforeAll
    void open(@TempDir Path folder) {
        workspace = TestWorkspace.open(folder);
        service = new KnowledgeService(workspace.store(), workspace.events(), KnowledgeBase.load());
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @BeforeEach
    void load() {
        model = new KnowledgeViewModel(service, new DirectTasks());
        model.load();
    }

    @AfterEach
    void clean() {
        service.own().questions().forEach(q -> service.delete(q.id()));
        service.shelf().entries().stream().filter(e -> service.own().off(e)).forEach(e -> service.switchOff(e, false));
    }

    private Found shown() {
        return Objects.requireNonNull(model.shown().get());
    }

    private static Part part(Kind kind) {
        return Part.all().stream().filter(p -> p.kind() == kind).findFirst().orElseThrow();
    }

    private OwnQuestion kept(String text) {
        OwnQuestionViewModel form = model.form(null);
        form.pool().set("Boatyards");
        form.text().set(text);
        form.why().set("Slings are ordered by the shape of the hull.");
        List<OwnQuestion> kept = new ArrayList<>();
        form.save(kept::add, () -> {});
        model.kept(kept.getFirst());
        return kept.getFirst();
    }

    @Test
    void opensTheFirstEntryAndCountsEveryPart() {
        assertThat(shown().entry()).isEqualTo(model.found().get().getFirst().entry());
        assertThat(model.counts().get().get(Part.ALL))
                .isEqualTo(model.found().get().size());
        assertThat(model.counts().get().get(Part.OWN)).isZero();
        assertThat(model.counts().get().get(part(Kind.FEATURE))).isGreaterThanOrEqualTo(120);
    }

    @Test
    void aSearchShowsItsBestHitAndCountsWhereTheOthersAre() {
        model.query().set("taking mon");
        assertThat(shown().entry().title()).isEqualTo("Taking money");
        int pools = model.counts().get().getOrDefault(part(Kind.POOL), 0);
        assertThat(pools).isPositive().isLessThan(model.found().get().size() + 1);
        model.part().set(part(Kind.WORKFLOW));
        assertThat(model.found().get()).allMatch(f -> f.entry().kind() == Kind.WORKFLOW);
        model.query().set("no such words at all");
        assertThat(model.found().get()).isEmpty();
        assertThat(model.shown().get()).isNull();
    }

    @Test
    void whatIsSwitchedOffSaysSoOnItsQuestionsAndCanBeTakenBack() {
        model.query().set("taking money");
        model.switchOff(shown(), true);
        assertThat(shown().off()).isTrue();
        assertThat(service.own().offPools()).containsExactly("payments");
        assertThat(model.isOff("currencies")).isTrue();
        model.openQuestion("currencies");
        assertThat(shown().poolOff()).isTrue();
        assertThat(shown().off()).isFalse();
        model.query().set("");
        model.part().set(Part.OFF);
        assertThat(model.found().get()).extracting(f -> f.entry().title()).containsExactly("Taking money");
        Objects.requireNonNull(model.undo().get()).back().run();
        assertThat(model.found().get()).isEmpty();
        assertThat(service.own().offPools()).isEmpty();
    }

    @Test
    void whatCannotBeSwitchedOffIsLeftAlone() {
        model.part().set(part(Kind.INDUSTRY));
        model.switchOff(shown(), true);
        assertThat(model.undo().get()).isNull();
    }

    @Test
    void anOwnQuestionIsKeptShownEditedDeletedAndBroughtBack() {
        OwnQuestion question = kept("Which hull shapes does the hoist lift?");
        assertThat(shown().entry().key()).isEqualTo(question.key());
        assertThat(model.ownPools()).containsExactly("Boatyards");
        model.part().set(Part.OWN);
        assertThat(model.found().get()).extracting(f -> f.entry().kind()).containsExactly(Kind.POOL, Kind.QUESTION);

        OwnQuestionViewModel form = model.form(question);
        assertThat(form.pool().get()).isEqualTo("Boatyards");
        form.type().set("select");
        form.options().set("Long keel\n\nFin keel\n");
        form.words().set("Hoist, crane,, ");
        form.save(model::kept, () -> {});
        assertThat(service.own().questions()).singleElement().satisfies(q -> {
            assertThat(q.id()).isEqualTo(question.id());
            assertThat(q.draft().options()).containsExactly("Long keel", "Fin keel");
            assertThat(q.draft().words()).containsExactly("hoist", "crane");
        });

        model.delete(model.own(shown()).orElseThrow());
        assertThat(service.own().questions()).isEmpty();
        Objects.requireNonNull(model.undo().get()).back().run();
        assertThat(shown().entry().key()).isEqualTo(question.key());
    }

    @Test
    void theFormWarnsWhileItIsWrittenButAsksForWhatIsMissingOnlyWhenKept() {
        OwnQuestionViewModel form = model.form(null);
        form.text().set("Which payment provider is preferred or used?");
        assertThat(form.check().get().similar()).anyMatch(s -> s.pool().equals("Taking money"));
        assertThat(form.problem(Field.WHY)).isEmpty();
        List<String> outcome = new ArrayList<>();
        form.save(q -> outcome.add("kept"), () -> outcome.add("refused"));
        assertThat(outcome).containsExactly("refused");
        assertThat(form.problem(Field.WHY)).contains("why it is asked");
        form.why().set("Fees differ from provider to provider.");
        assertThat(form.problem(Field.WHY)).isEmpty();
        assertThat(service.own().questions()).isEmpty();
    }

    @Test
    void whatIsReadStaysOpenWhenSomethingChangesElsewhere() {
        model.part().set(part(Kind.INDUSTRY));
        model.open(model.found().get().get(7));
        Found reading = shown();
        new KnowledgeService(workspace.store(), workspace.events(), KnowledgeBase.load())
                .switchOff(
                        service.shelf().entries().stream()
                                .filter(e -> e.key().equals("payments"))
                                .findFirst()
                                .orElseThrow(),
                        true);
        model.load();
        assertThat(shown()).isEqualTo(reading);
        assertThat(model.counts().get().get(Part.OFF)).isOne();
    }
}
