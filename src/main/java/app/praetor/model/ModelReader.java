package app.praetor.model;

import app.praetor.discovery.Obligation;
import app.praetor.discovery.reading.Asked;
import app.praetor.discovery.reading.Claim;
import app.praetor.model.budget.Budget;
import app.praetor.model.provider.ModelCall;
import app.praetor.model.provider.ModelException;
import app.praetor.model.provider.ModelException.Reason;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Has a model read one message, and believes of it what the message supports. One object for one call. */
final class ModelReader {
    /**
     * What is left of the answer.
     *
     * @param claims supported by the message
     * @param reply fit to be shown, may be empty
     * @param dropped how many findings the message does not support
     */
    record Reading(List<Claim> claims, String reply, int dropped) {}

    private final Provider provider;
    private final FindingsSchema schema;
    private final ModelCall call;
    private final int input;
    private Usage usage;

    ModelReader(Provider provider, FindingsSchema schema, java.net.http.HttpClient http, int input) {
        this.provider = provider;
        this.schema = schema;
        this.call = new ModelCall(provider, http);
        this.input = input;
        this.usage = new Usage(0, 0);
    }

    /** Ends the call from any thread. */
    void stop() {
        call.stop(Reason.CANCELLED);
    }

    /** What the call has used, as told by the provider or, failing that, counted; for the thread that read. */
    Usage usage() {
        return usage;
    }

    /**
     * @throws ModelException when the model gave nothing that can be used
     */
    Reading read(Asked asked, Budget before, int maxOutput, Consumer<String> reply) {
        Map<String, Obligation> open = new LinkedHashMap<>();
        asked.open().forEach(o -> open.put(o.fieldPath(), o));
        Grounding grounding = new Grounding(asked.message());
        boolean silent = grounding.orders();
        Consumer<String> shown = Reply.pieces(silent ? piece -> {} : reply);
        // From here on the provider may count what it was sent, whatever comes back.
        usage = new Usage(input, 0);
        ModelCall.Completion completion;
        try {
            completion = call.run(Prompt.of(asked), maxOutput, piece -> {
                shown.accept(piece);
                if (before.cuts() && before.goesBeyond(provider, new Usage(input, Tokens.of(call.received())))) {
                    call.stop(Reason.BUDGET);
                }
            });
        } catch (ModelException e) {
            boolean sent = e.reason() != Reason.UNREACHABLE && e.reason() != Reason.KEY;
            usage = sent
                    ? new Usage(input, call.received().isEmpty() ? 0 : Tokens.of(call.received()))
                    : new Usage(0, 0);
            throw e;
        }
        Usage told = completion.usage();
        usage = told == null ? new Usage(input, Tokens.of(completion.text())) : told;
        Finding.Answer answer = schema.read(completion.text(), open.keySet());
        List<Claim> claims = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            Obligation obligation = open.get(finding.field());
            if (obligation != null) {
                grounding.claim(finding, obligation.isList()).ifPresent(claims::add);
            }
        }
        // A reply that goes with inventions may hold them too.
        int dropped = answer.findings().size() - claims.size();
        boolean trusted = !silent && (dropped == 0 || !claims.isEmpty());
        return new Reading(claims, trusted ? Reply.checked(answer.reply(), asked.message()) : "", dropped);
    }
}
