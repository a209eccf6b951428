package app.praetor.kit;

import java.util.List;
import java.util.stream.Collectors;

/** A kit that cannot be loaded or run; {@link #problems()} says why, each at its place. Never empty. */
public final class KitException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<KitProblem> problems;

    public KitException(List<KitProblem> problems) {
        super(problems.stream().map(KitProblem::text).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public KitException(KitProblem problem) {
        this(List.of(problem));
    }

    public List<KitProblem> problems() {
        return problems;
    }
}
