// Golden vectors from the Keras layers of TensorFlow.js: npm install @tensorflow/tfjs@4 && node make_keras.mjs
//
// What is kept, and the optimisers, are those of golden.py. TensorFlow.js computes in float32. It knows no GRU with reset
// after the product: PyTorch's is one. Where sequences have lengths of their own, a Masking layer is given padding that it
// masks, and our model, which has none, is given the lengths.

import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tf = createRequire(join(process.cwd(), 'package.json'))('@tensorflow/tfjs');
const { layers } = tf;
const STEPS = 20, SGD_RATE = Math.fround(0.1), ADAM_RATE = Math.fround(0.01);
const BETA1 = Math.fround(0.9), BETA2 = Math.fround(0.999), EPSILON = Math.fround(1e-7), PADDING = -9;

/** Numbers that follow from a name: mulberry32, seeded with the name's FNV-1a hash. */
function randomOf(name) {
  let state = 2166136261;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const size = shape => shape.reduce((product, length) => product * length, 1);
const rowMajor = tensor => Array.from(tensor.dataSync());

/** A tensor of numbers in +-limit. */
const draw = (random, shape, limit) => tf.tensor(Array.from({ length: size(shape) }, () => Math.fround(limit * (2 * random() - 1))), shape);

/** Our names of a layer's weights. */
function weightNames(layer, name) {
  switch (layer.getClassName()) {
    case 'Bidirectional': return [...weightNames(layer.forwardLayer, name), ...weightNames(layer.backwardLayer, `${name}.backward`)];
    case 'TimeDistributed': return weightNames(layer.layer, name);
    case 'LayerNormalization': return [...(layer.scale ? [`${name}.gamma`] : []), ...(layer.center ? [`${name}.beta`] : [])];
    case 'Embedding': return [`${name}.embeddings`];
    case 'SimpleRNN': case 'GRU': case 'LSTM': return ['kernel', 'recurrent_kernel', 'bias'].slice(0, layer.trainableWeights.length).map(w => `${name}.${w}`);
    case 'Dense': return ['kernel', 'bias'].slice(0, layer.trainableWeights.length).map(w => `${name}.${w}`);
    default: return [];
  }
}

/** The name of the class that Keras numbers layers by. */
function className(layer) {
  if (layer.getClassName() === 'Bidirectional') return className(layer.forwardLayer);
  if (layer.getClassName() === 'TimeDistributed') return className(layer.layer);
  return { SimpleRNN: 'simple_rnn', LayerNormalization: 'layer_normalization' }[layer.getClassName()] ?? layer.getClassName().toLowerCase();
}

/** Names and variables of all weights of a stack of layers. */
function weightsOf(stack) {
  const seen = {}, found = [];
  for (const layer of stack) {
    const kind = className(layer);
    seen[kind] = (seen[kind] ?? 0) + 1;
    const names = weightNames(layer, seen[kind] === 1 ? kind : `${kind}_${seen[kind] - 1}`);
    layer.trainableWeights.forEach((weight, k) => found.push({ name: names[k], variable: weight.val }));
  }
  return found;
}

/**
 * What comes out of a stack of layers, with the masks that go from layer to layer as a model of Keras passes them on. A
 * Masking layer, which is the first, is run without gradients: TensorFlow.js has none for its comparison.
 */
function run(stack, x, states, constant = x) {
  let mask = null, final = null;
  stack.forEach(layer => {
    if (layer.getClassName() === 'Masking') {
      mask = layer.computeMask(constant);
      x = tf.mul(x, tf.cast(tf.expandDims(mask, -1), 'float32'));
      return;
    }
    const given = { ...(mask ? { mask } : {}), ...(states && layer.returnState ? { initialState: states } : {}) };
    let y = layer.call(x, given);
    if (Array.isArray(y)) {
      if (layer.returnState) final = y.slice(1);
      y = y[0];
    }
    mask = layer.computeMask(x, mask);
    if (Array.isArray(mask)) mask = mask[0];
    x = y;
  });
  return { y: x, final, mask };
}

/** One case: a stack of layers, its batch, and what to do with it. */
function golden(name, spec, stack, { inputs = 3, steps = 5, batch = 3, tokens, masked, lengths, initial, penalty } = {}) {
  const random = randomOf(name), fed = lengths ? [layers.masking({ maskValue: PADDING }), ...stack] : stack;
  let shape = tokens ? [batch, steps] : [batch, steps, inputs];
  let input = tokens ? tf.tensor(Array.from({ length: batch * steps }, () => Math.floor(random() * tokens)), shape) : draw(random, shape, 1.5);
  if (masked) input = tf.tidy(() => overwrite(input, masked.value, masked.steps));
  const padding = lengths?.flatMap((length, row) => Array.from({ length: steps - length }, (_, k) => [row, length + k]));
  if (lengths) input = tf.tidy(() => overwrite(input, PADDING, padding));

  const constant = tf.tensor(rowMajor(input), shape);
  let built = shape;
  for (const layer of fed) {
    if (!layer.built) layer.build(built);
    layer.built = true;
    built = layer.computeOutputShape(built);
    if (Array.isArray(built[0])) built = built[0];
  }

  const weights = weightsOf(fed);
  for (const { name: weight, variable } of weights) {
    const isBias = variable.shape.length === 1;
    variable.assign(draw(random, variable.shape, isBias ? 0.5 : weight.endsWith('embeddings') ? 1 : 1.5 / Math.sqrt(variable.shape[0])));
  }

  const states = initial ? initial.map(([, width]) => draw(random, [batch, width], 0.8)) : undefined;
  const first = run(fed, input, states);
  const counted = built.length === 3 && first.mask ? rowMajor(first.mask) : [];
  const skipped = counted.flatMap((counts, k) => (counts ? [] : [[Math.floor(k / steps), k % steps]]));
  const valid = tf.tidy(() => overwrite(tf.ones(first.y.shape), 0, skipped));
  const weight = tf.mul(draw(random, first.y.shape, 1), valid), target = tf.mul(draw(random, first.y.shape, 0.8), valid);
  const start = weights.map(w => rowMajor(w.variable)), variables = weights.map(w => w.variable);

  const { grads } = tf.variableGrads(() => tf.sum(tf.mul(run(fed, input, states).y, weight)), variables);
  const gradient = variables.map(v => rowMajor(grads[v.name]));
  const count = rowMajor(tf.sum(valid))[0];
  const loss = () => {
    const squared = tf.div(tf.sum(tf.mul(valid, tf.square(tf.sub(run(fed, input, states).y, target)))), count);
    return penalty ? tf.add(squared, penalty(Object.fromEntries(weights.map(w => [w.name, w.variable])))) : squared;
  };
  const sgd = train(weights, start, loss, () => (w, g) => w - SGD_RATE * g);
  const adam = train(weights, start, loss, adamUpdate);

  const tensors = {
    input: unpadded(input, padding), output: first.y, weight, target,
    losses: tf.tensor([sgd.losses, adam.losses]),
    parameters: tf.tensor([start, gradient, sgd.parameters, adam.parameters].map(all => all.flat())),
  };
  if (!tokens) tensors.input_gradient = tf.tidy(() => overwrite(tf.grad(x => tf.sum(tf.mul(run(fed, x, states, constant).y, weight)))(input), 0, padding ?? []));
  initial?.forEach(([state], k) => {
    tensors[`initial_state/${state}`] = states[k];
    tensors[`final_state/${state}`] = first.final[k];
  });
  const parameters = Object.fromEntries(weights.map(w => [w.name, w.variable.shape]));
  return { name, description: { name, spec, parameters, ...(lengths ? { lengths } : {}) }, tensors };
}

/** The tensor with all numbers of some steps, [row, step], exchanged for a value. */
function overwrite(tensor, value, places) {
  const numbers = rowMajor(tensor), width = tensor.shape.length === 3 ? tensor.shape[2] : 1;
  for (const [row, step] of places) numbers.fill(value, (row * tensor.shape[1] + step) * width, (row * tensor.shape[1] + step + 1) * width);
  return tf.tensor(numbers, tensor.shape);
}

/** Padding as zeros: what stands there may not matter. */
const unpadded = (input, padding) => (padding ? tf.tidy(() => overwrite(input, 0, padding)) : input);

function train(weights, start, loss, makeUpdate) {
  const losses = [], updates = start.map(values => values.map(() => makeUpdate()));
  weights.forEach((w, k) => w.variable.assign(tf.tensor(start[k], w.variable.shape)));
  for (let step = 1; step <= STEPS; step++) {
    const { value, grads } = tf.variableGrads(loss, weights.map(w => w.variable));
    losses.push(rowMajor(value)[0]);
    weights.forEach((w, k) => {
      const gradient = rowMajor(grads[w.variable.name]);
      w.variable.assign(tf.tensor(rowMajor(w.variable).map((number, i) => updates[k][i](number, gradient[i], step)), w.variable.shape));
    });
  }
  const parameters = weights.map(w => rowMajor(w.variable));
  weights.forEach((w, k) => w.variable.assign(tf.tensor(start[k], w.variable.shape)));
  return { losses, parameters };
}

function adamUpdate() {
  let m = 0, v = 0;
  return (weight, gradient, step) => {
    m += (gradient - m) * (1 - BETA1);
    v += (gradient * gradient - v) * (1 - BETA2);
    return weight - (ADAM_RATE * Math.sqrt(1 - BETA2 ** step) / (1 - BETA1 ** step)) * m / (Math.sqrt(v) + EPSILON);
  };
}

function* cases() {
  const kinds = { simple_rnn: layers.simpleRNN, gru: layers.gru, lstm: layers.lstm };
  const plain = { simple_rnn: '', gru: ' reset_after=false', lstm: '' };
  const sigmoid = { recurrentActivation: 'sigmoid' };
  const dense = (units = 2, activation = 'linear') => layers.dense({ units, activation });
  const lengths = [5, 2, 4], masked = { value: 0, steps: [[0, 2], [1, 0], [1, 1], [2, 1], [2, 4]] }, empty = { value: 0, steps: [[0, 1], ...[0, 1, 2, 3, 4].map(t => [1, t])] };

  for (const [kind, make] of Object.entries(kinds)) {
    const cell = (options = {}) => make({ units: 3, ...(kind === 'simple_rnn' ? {} : sigmoid), ...options });
    const text = `${kind} 3${plain[kind]}`, every = { returnSequences: true };
    yield golden(kind, `input 3; ${text}`, [cell()]);
    yield golden(`${kind}_time_distributed`, `input 3; ${text} return_sequences=true; dense 2 tanh`, [cell(every), layers.timeDistributed({ layer: dense(2, 'tanh') })]);
    yield golden(`${kind}_stacked`, `input 3; ${text}; ${text}; dense 3 softmax`, [cell(every), cell(), dense(3, 'softmax')]);
    yield golden(`${kind}_no_bias`, `input 3; ${text} use_bias=false; dense 2`, [cell({ useBias: false }), dense()]);
    yield golden(`${kind}_lengths`, `input 3; ${text}; ${text} return_sequences=true; dense 2`, [cell(every), cell(every), dense()], { lengths });
    yield golden(`${kind}_masked`, `input 3; masking; ${text}; dense 2`, [layers.masking({ maskValue: 0 }), cell(), dense()], { masked });
    yield golden(`${kind}_masked_sequences`, `input 3; masking; ${text}; ${text} return_sequences=true`, [layers.masking({ maskValue: 0 }), cell(every), cell(every)], { masked });
    yield golden(`${kind}_masked_wholly`, `input 3; masking 1.5; ${text} return_sequences=true; dense 2`, [layers.masking({ maskValue: 1.5 }), cell(every), dense()], { masked: { ...empty, value: 1.5 } });
    yield golden(`${kind}_backwards`, `input 3; ${text} go_backwards=true; dense 2`, [cell({ goBackwards: true }), dense()]);
    yield golden(`${kind}_backwards_sequences`, `input 3; ${text} go_backwards=true return_sequences=true; dense 2`, [cell({ goBackwards: true, ...every }), dense()]);
    yield golden(`${kind}_backwards_lengths`, `input 3; ${text} go_backwards=true; dense 2`, [cell({ goBackwards: true }), dense()], { lengths });
    for (const [mode, word] of [['concat', ''], ['sum', ' merge=sum'], ['mul', ' merge=multiply'], ['ave', ' merge=average']]) {
      const both = options => layers.bidirectional({ layer: cell(options), mergeMode: mode });
      yield golden(`${kind}_bidirectional_${mode}`, `input 3; ${text} bidirectional=true${word}; dense 2`, [both(), dense()]);
      yield golden(`${kind}_bidirectional_${mode}_masked`, `input 3; masking; ${text} bidirectional=true${word}; ${text} bidirectional=true${word} return_sequences=true`, [layers.masking({ maskValue: 0 }), both(every), both(every)], { masked });
    }
    yield golden(`${kind}_bidirectional_lengths`, `input 3; ${text} bidirectional=true; ${text} bidirectional=true return_sequences=true; dense 2 tanh`, [layers.bidirectional({ layer: cell(every) }), layers.bidirectional({ layer: cell(every) }), dense(2, 'tanh')], { lengths });
    const state = kind === 'lstm' ? [[`${kind}.h`, 3], [`${kind}.c`, 3]] : [[`${kind}.h`, 3]];
    yield golden(`${kind}_states`, `input 3; ${text} return_sequences=true; dense 2`, [cell({ ...every, returnState: true }), dense()], { initial: state });
    yield golden(`${kind}_embedding`, `embedding 7 3; ${text}; dense 2`, [layers.embedding({ inputDim: 7, outputDim: 3 }), cell(), dense()], { tokens: 7 });
    yield golden(`${kind}_embedding_mask_zero`, `embedding 5 3 mask_zero=true; ${text}; ${text} return_sequences=true; dense 2`, [layers.embedding({ inputDim: 5, outputDim: 3, maskZero: true }), cell(every), cell(every), dense()], { tokens: 5, steps: 6 });
    yield golden(`${kind}_layer_normalization`, `input 3; ${text}; layer_normalization; ${text} return_sequences=true; layer_normalization epsilon=0.01; dense 2`, [cell(every), layers.layerNormalization({}), cell(every), layers.layerNormalization({ epsilon: 0.01 }), dense()]);
    for (const [activation, word] of [['relu', 'relu'], ['elu', 'elu'], ['selu', 'selu'], ['softplus', 'softplus'], ['softsign', 'softsign'], ['linear', 'linear'], ['swish', 'silu'], ['gelu', 'gelu'], ['gelu_new', 'gelu_tanh'], ['sigmoid', 'sigmoid']])
      yield golden(`${kind}_${word}`, `input 3; ${text} activation=${word} return_sequences=true`, [cell({ activation, ...every })]);
    if (kind !== 'simple_rnn') {
      yield golden(`${kind}_hard_sigmoid`, `input 3; ${text} recurrent_activation=hard_sigmoid_keras2 return_sequences=true; dense 2`, [cell({ recurrentActivation: 'hardSigmoid', ...every }), dense()]);
      yield golden(`${kind}_gates_tanh`, `input 3; ${text} recurrent_activation=tanh activation=softsign; dense 2`, [cell({ recurrentActivation: 'tanh', activation: 'softsign' }), dense()]);
      yield golden(`${kind}_gates_softsign`, `input 3; ${text} recurrent_activation=softsign activation=elu; dense 2`, [cell({ recurrentActivation: 'softsign', activation: 'elu' }), dense()]);
    }
  }

  yield golden('dense_first', 'input 3; dense 4 tanh; lstm 4; dense 2', [dense(4, 'tanh'), layers.lstm({ units: 4, ...sigmoid }), dense()], { lengths });
  yield golden('embedding_mask_zero_bidirectional', 'embedding 4 3 mask_zero=true; gru 3 reset_after=false bidirectional=true; lstm 3 bidirectional=true merge=sum; dense 2', [layers.embedding({ inputDim: 4, outputDim: 3, maskZero: true }), layers.bidirectional({ layer: layers.gru({ units: 3, ...sigmoid, returnSequences: true }) }), layers.bidirectional({ layer: layers.lstm({ units: 3, ...sigmoid }), mergeMode: 'sum' }), dense()], { tokens: 4, steps: 6, batch: 4 });
  yield golden('penalties', 'input 3; lstm 4 kernel_l2=0.02 recurrent_l1=0.01 bias_l1=0.01 bias_l2=0.03; dense 2 kernel_l1=0.02 bias_l2=0.01', [layers.lstm({ units: 4, ...sigmoid }), dense()], {
    penalty: w => [tf.mul(0.02, tf.sum(tf.square(w['lstm.kernel']))), tf.mul(0.01, tf.sum(tf.abs(w['lstm.recurrent_kernel']))), tf.mul(0.01, tf.sum(tf.abs(w['lstm.bias']))), tf.mul(0.03, tf.sum(tf.square(w['lstm.bias']))), tf.mul(0.02, tf.sum(tf.abs(w['dense.kernel']))), tf.mul(0.01, tf.sum(tf.square(w['dense.bias'])))].reduce((a, b) => tf.add(a, b)),
  });
}

function write(path, source, all) {
  const header = { __metadata__: { source, cases: JSON.stringify(all.map(c => c.description)) } }, parts = [];
  let offset = 0;
  for (const { name, tensors } of all) {
    for (const [key, tensor] of Object.entries(tensors)) {
      const part = Buffer.from(Float32Array.from(rowMajor(tensor)).buffer);
      header[`${name}/${key}`] = { dtype: 'F32', shape: tensor.shape, data_offsets: [offset, offset += part.length] };
      parts.push(part);
    }
  }
  const text = Buffer.from(JSON.stringify(header)), length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  writeFileSync(path, Buffer.concat([length, text, ...parts]));
  console.log(`${path}: ${all.length} cases, ${8 + text.length + offset} bytes`);
}

await tf.setBackend('cpu');
write(join(dirname(fileURLToPath(import.meta.url)), 'keras.safetensors'), `TensorFlow.js ${tf.version.tfjs}`, [...cases()]);
