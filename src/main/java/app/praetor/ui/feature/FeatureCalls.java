package app.praetor.ui.feature;

import app.praetor.feature.FeatureService;
import app.praetor.feature.FeatureView;
import java.util.List;
import java.util.UUID;

/** What the screen needs of the service; lets a test answer without a database. */
interface FeatureCalls {
    List<FeatureView> list(UUID projectId);

    List<FeatureView> generate(UUID projectId);

    List<FeatureView> select(UUID projectId, UUID featureId, boolean selected);

    List<FeatureView> reorder(UUID projectId, List<UUID> featureIds);

    List<FeatureView> note(UUID projectId, UUID featureId, String note);

    /** The calls of the real service. */
    static FeatureCalls of(FeatureService service) {
        return new FeatureCalls() {
            @Override
            public List<FeatureView> list(UUID projectId) {
                return service.list(projectId);
            }

            @Override
            public List<FeatureView> generate(UUID projectId) {
                return service.generate(projectId);
            }

            @Override
            public List<FeatureView> select(UUID projectId, UUID featureId, boolean selected) {
                return service.select(projectId, featureId, selected);
            }

            @Override
            public List<FeatureView> reorder(UUID projectId, List<UUID> featureIds) {
                return service.reorder(projectId, featureIds);
            }

            @Override
            public List<FeatureView> note(UUID projectId, UUID featureId, String note) {
                return service.note(projectId, featureId, note);
            }
        };
    }
}
