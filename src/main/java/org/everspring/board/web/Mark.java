package org.everspring.board.web;

/**
 * How a cell of a map looks. Each has a sign of its own: nobody has to tell it by its colour.
 *
 * @param look a class of the style sheet
 */
record Mark(String look, String sign, String label) {}
