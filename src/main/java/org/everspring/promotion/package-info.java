/**
 * Typical experience: nominated, reviewed, published in the library, adopted by other units, recognised (plan part 5.4:
 * 总结提升、宣传推广).
 */
@org.jspecify.annotations.NullMarked
package org.everspring.promotion;
