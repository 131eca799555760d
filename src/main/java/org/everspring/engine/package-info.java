/** What every module may ask of Camunda: variables, contracts of models and tables, dates of instances, the state of the engine. */
package org.everspring.engine;
