package org.everspring.engine.guard;

/** What a model may refer to: what is deployed already, or comes in the same deployment, and the groups that there are. */
interface Known {

    boolean form(String id);

    boolean decision(String key);

    boolean process(String key);

    boolean group(String id);
}
