/** What every module may ask of Camunda: variables, contracts of models and tables, drafts of forms, the state of the engine. */
@org.jspecify.annotations.NullMarked
package org.everspring.engine;
