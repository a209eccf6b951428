/** The offline discovery engine: objectives, the immutable session state and the turn that moves it on. */
@NullMarked
package app.praetor.discovery;

import org.jspecify.annotations.NullMarked;
