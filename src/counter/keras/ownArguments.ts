import type { OwnArguments } from '../families.js';

/** Arguments that every layer takes, in one release or another, and that no count depends on. */
const COMMON = new Set(
  `autocast dynamic weights batch_size batch_shape batch_input_shape input_shape input_dim input_dtype input_length
  input_tensor ragged implementation experimental_autocast activity_regularizer init inner_init W_regularizer
  U_regularizer b_regularizer W_constraint U_constraint b_constraint forget_bias_init inner_activation dropout_W
  dropout_U consume_less kernel_initializer bias_initializer kernel_regularizer bias_regularizer kernel_constraint
  bias_constraint beta_init gamma_init beta_regularizer gamma_regularizer quantization_config time_major fused
  virtual_batch_size adjustment renorm_clipping renorm_momentum synchronized embeddings_initializer keras_version
  dtype_policy build_config registered_name lora_alpha cpu_merge`.split(/\s+/)
);

/** Keras 1 gave a kernel's sizes one by one, in the classes it called Convolution. */
const SIZES_APART: { readonly [type: string]: readonly string[] } = {
  Conv2D: ['nb_row', 'nb_col'],
  Conv2DTranspose: ['nb_row', 'nb_col'],
  SeparableConv2D: ['nb_row', 'nb_col'],
  Conv3D: ['kernel_dim1', 'kernel_dim2', 'kernel_dim3']
};

/** What constructors of Keras take beside what their classes say. */
export const KERAS_ARGUMENTS: OwnArguments = { common: COMMON, sizesApart: SIZES_APART };
