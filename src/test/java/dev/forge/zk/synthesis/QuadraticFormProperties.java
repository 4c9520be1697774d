package dev.forge.zk.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.zk.field.Fr;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuadraticFormProperties {
  private static final long SEED = 20261123;

  @Test
  void productsAddUpToTheForm() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 300; i++) {
      int wires = 1 + random.nextInt(i % 10 == 0 ? 40 : 7);
      int terms = 1 + random.nextInt(i % 10 == 0 ? 120 : 12);
      Fr[] values = new Fr[wires + 1];
      for (int w = 1; w <= wires; w++) {
        values[w] = Fr.of(random.nextLong(1L << 60));
      }
      QuadraticForm form = new QuadraticForm();
      Fr expected = Fr.ZERO;
      for (int t = 0; t < terms; t++) {
        Fr coefficient = Acir.fr(random.nextInt(-3, 4));
        int a = 1 + random.nextInt(wires);
        int b = 1 + random.nextInt(wires);
        form.add(coefficient, a, b);
        expected = expected.add(coefficient.multiply(values[a]).multiply(values[b]));
      }
      List<QuadraticForm.Product> products = form.factored();
      Fr sum = Fr.ZERO;
      for (QuadraticForm.Product product : products) {
        sum = sum.add(value(product.left(), values).multiply(value(product.right(), values)));
      }
      assertEquals(expected, sum, "seed " + SEED + ", form " + i);
      assertTrue(products.size() <= terms, "seed " + SEED + ", form " + i);
    }
  }

  @Test
  void productOfTwoSumsIsOneProduct() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 100; i++) {
      int size = 1 + random.nextInt(4);
      QuadraticForm form = new QuadraticForm();
      long[] left = random.longs(size, -3, 4).toArray();
      long[] right = random.longs(size, -3, 4).toArray();
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          form.add(Acir.fr(left[a] * right[b]), 1 + a, b == 0 ? 1 : 11 + b); // one wire may be in both
        }
      }
      assertTrue(form.factored().size() <= 1, "seed " + SEED + ", form " + i + ": " + form.factored().size());
    }
  }

  private static Fr value(LinearCombination combination, Fr[] values) {
    Fr sum = Fr.ZERO;
    for (int i = 0; i < combination.size(); i++) {
      sum = sum.add(combination.coefficient(i).multiply(values[combination.wire(i)]));
    }
    return sum;
  }
}
