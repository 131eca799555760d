package org.everspring.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A decision table has a new version, in the command that deploys it; told on a trial, too, of which nothing is kept.
 *
 * @param version at least 2: what is new changes nothing that runs
 * @param effects what it does to what runs, in Chinese and without full stop, for whoever deploys or tries it
 */
public record TableDeployed(String key, int version, List<String> effects) {

    public TableDeployed(String key, int version) {
        this(key, version, new ArrayList<>());
    }

    public void tell(String effect) {
        effects.add(effect);
    }
}
