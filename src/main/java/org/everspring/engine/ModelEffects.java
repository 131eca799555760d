package org.everspring.engine;

import java.util.List;

/** What runs follows a changed model by itself, and the page of the models tells how far that has come. */
public interface ModelEffects {

    /** The key of the model whose changes are followed. */
    String key();

    /** A sentence each, the newest first; none when nothing has been followed lately. */
    List<String> progress();
}
