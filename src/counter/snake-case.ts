/** The name that Keras gives to a layer of this class: `MaxPooling2D` -> `max_pooling2d`. */
export function automaticName(type: string): string {
  return type
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
