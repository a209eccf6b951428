/** Strict loading of objectives from their YAML files. */
@NullMarked
package app.praetor.discovery.objective;

import org.jspecify.annotations.NullMarked;
