package org.everspring.engine;

import java.util.Set;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * A process has a new version, in the command that deploys it; told on a trial, too, of which nothing is kept. What
 * listeners write is no operation of whoever deploys.
 *
 * @param starters the groups that the model names as candidate starters
 */
public record ProcessDeployed(ProcessDefinition process, Set<String> starters) {}
