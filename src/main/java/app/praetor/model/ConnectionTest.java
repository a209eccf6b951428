package app.praetor.model;

import app.praetor.discovery.Obligation;
import app.praetor.discovery.reading.Asked;
import app.praetor.model.budget.Budget;
import app.praetor.model.provider.ModelCall;
import app.praetor.model.provider.ModelException;
import app.praetor.model.provider.Provider;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Whether a provider can do what the chat needs of it: asked with a sentence of ours, never with a client's. */
public final class ConnectionTest {
    private static final String SENTENCE = "The mailing list of our chess club gets lost every spring.";

    private final Asked asked = asked();
    private final ModelReader reader;

    /** A test that has not begun. */
    public ConnectionTest(Provider provider) {
        reader = new ModelReader(provider, new FindingsSchema(), ModelCall.client(), Prompt.tokens(asked));
    }

    private static Asked asked() {
        Obligation problem = new Obligation(
                "core_problem",
                "purpose_and_problem.coreProblem",
                "purpose_and_problem",
                "Core problem",
                "",
                "What goes wrong today?",
                "",
                "",
                "",
                Obligation.Collection.SINGLE,
                "freeform",
                List.of(),
                0.5,
                "none",
                1,
                1,
                List.of());
        return new Asked(new UUID(0, 0), SENTENCE, "What goes wrong today?", List.of(problem));
    }

    /** Ends it from any thread. */
    public void stop() {
        reader.stop();
    }

    /**
     * Asks once; it may take as long as the provider's limit, so not on the toolkit's thread. It counts against no
     * project's budget and costs a few hundred tokens.
     *
     * @return a sentence for the user, which says that it works
     * @throws ModelException with a sentence that says why not
     */
    public String run() {
        Budget free =
                new Budget(Integer.MAX_VALUE, BigDecimal.TEN, BigDecimal.ONE, Budget.OnLimit.WARN, 0, BigDecimal.ZERO);
        ModelReader.Reading reading = reader.read(asked, free, Budget.MOST_OUTPUT, piece -> {});
        return reading.claims().isEmpty()
                ? "The model answers in the right form, but found nothing in a sentence with one plain statement."
                : "The model answers and reads as it should.";
    }
}
