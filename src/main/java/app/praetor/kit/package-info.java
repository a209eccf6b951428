/** Kits: manifests that turn a compiled specification into files, planned and verified. */
@NullMarked
package app.praetor.kit;

import org.jspecify.annotations.NullMarked;
