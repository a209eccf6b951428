package app.praetor.feature;

import java.util.List;
import java.util.UUID;

/** Candidates of a project and what was selected of them. */
public final class FeatureService {
    /** Candidates by selection order, then score; empty before the first {@link #generate}. */
    public List<FeatureView> list(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Scores candidates from what discovery knows now; keeps selections and notes. */
    public List<FeatureView> generate(UUID projectId) {
        throw new IllegalStateException();
    }

    public List<FeatureView> select(UUID projectId, UUID featureId, boolean selected) {
        throw new IllegalStateException();
    }

    /** Puts the selected features into this order. */
    public List<FeatureView> reorder(UUID projectId, List<UUID> featureIds) {
        throw new IllegalStateException();
    }

    public List<FeatureView> note(UUID projectId, UUID featureId, String note) {
        throw new IllegalStateException();
    }
}
