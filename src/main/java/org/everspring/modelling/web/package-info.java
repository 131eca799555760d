/** The pages of models, and the interfaces for trying, migrating and taking back one. */
@org.jspecify.annotations.NullMarked
package org.everspring.modelling.web;
