package app.praetor.question;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature that the user chose ({@code feature_selections}).
 *
 * @param catalogId null when the feature is not from the catalogue
 */
public record SelectedFeature(UUID featureId, @Nullable String catalogId, String name) {}
