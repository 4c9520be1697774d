package dev.forge.zk.acir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forge.fixtures.AcirPrograms;
import dev.forge.zk.acir.Expression.Product;
import dev.forge.zk.acir.Expression.Term;
import dev.forge.zk.brillig.ForeignCallHandler;
import dev.forge.zk.field.Fr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssertZeroProperties {
  private static final int KNOWN = 6;
  private static final Fr[] EDGES = {
      Fr.ZERO, Fr.ONE, Fr.ONE.negate(), Fr.of(2), Fr.reduce(BigInteger.ONE.shiftLeft(64)),
      Fr.reduce(BigInteger.ONE.shiftLeft(192))
  };

  @Test
  void theSolutionMakesTheExpressionZero() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      WitnessMap inputs = new WitnessMap(KNOWN);
      for (int i = 0; i < KNOWN; i++) {
        inputs.set(i, element(random));
      }
      Expression expression = expression(random);
      AcvmOutcome outcome =
          Acvm.prepare(AcirPrograms.program(new Opcode.AssertZero(expression))).execute(inputs,
              ForeignCallHandler.NONE);
      Fr slope = value(expression, inputs, Fr.ONE).subtract(value(expression, inputs, Fr.ZERO));
      boolean solvable = !slope.isZero() || value(expression, inputs, Fr.ZERO).isZero();
      String context = "seed " + seed + ", round " + round + ": " + expression;
      assertEquals(solvable, outcome instanceof AcvmOutcome.Solved, context);
      if (outcome instanceof AcvmOutcome.Solved solved && !slope.isZero()) {
        WitnessMap witnesses = solved.witnesses().main();
        assertTrue(witnesses.isAssigned(KNOWN), context);
        assertTrue(value(expression, witnesses, witnesses.get(KNOWN)).isZero(), context);
      }
    }
  }

  /** Of known witnesses and, in linear terms or in products with known ones, one unknown. */
  private static Expression expression(Random random) {
    List<Product> products = new ArrayList<>();
    List<Term> linear = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      products.add(new Product(element(random), random.nextInt(KNOWN), random.nextInt(KNOWN + (i == 1 ? 1 : 0))));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      linear.add(new Term(element(random), random.nextInt(KNOWN + 1)));
    }
    return new Expression(products, linear, element(random));
  }

  private static Fr value(Expression expression, WitnessMap witnesses, Fr unknown) {
    Fr sum = expression.constant();
    for (Product product : expression.products()) {
      Fr left = product.left() == KNOWN ? unknown : witnesses.get(product.left());
      Fr right = product.right() == KNOWN ? unknown : witnesses.get(product.right());
      sum = sum.add(product.coefficient().multiply(left).multiply(right));
    }
    for (Term term : expression.linear()) {
      sum = sum.add(term.coefficient().multiply(term.witness() == KNOWN ? unknown : witnesses.get(term.witness())));
    }
    return sum;
  }

  private static Fr element(Random random) {
    return random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)] : Fr.reduce(new BigInteger(256, random));
  }
}
