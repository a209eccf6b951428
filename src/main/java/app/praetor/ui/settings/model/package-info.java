/** The group "Model provider" of the settings: the provider of the workspace and what each project may spend on it. */
@NullMarked
package app.praetor.ui.settings.model;

import org.jspecify.annotations.NullMarked;
