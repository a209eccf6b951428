/** What projects may spend on models, and have spent ({@code budget_limits}). */
@NullMarked
package app.praetor.model.budget;

import org.jspecify.annotations.NullMarked;
