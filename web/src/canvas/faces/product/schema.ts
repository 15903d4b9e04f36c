import type { SettingsSchema } from '../../core/model/block-types';

/** Titles, order and widgets of the settings; the manifest's schema adds its limits and defaults. */
export const productSchema: SettingsSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Shop name' },
    tagline: { type: 'string', title: 'Tagline' },
    brief: {
      type: 'string',
      title: 'What you sell',
      'x-widget': 'textarea',
      'x-rows': 4,
      'x-placeholder': 'Solar lamp – $24.90 – lights a room for a night',
    },
    products: {
      type: 'array',
      title: 'Products',
      items: {
        type: 'object',
        properties: {
          name: { type: 'string', title: 'Name' },
          price: { type: 'string', title: 'Price' },
          category: { type: 'string', title: 'Category' },
          link: { type: 'string', title: 'Payment link' },
          description: { type: 'string', title: 'Description', 'x-widget': 'textarea' },
          image: { type: 'object', title: 'Photograph', 'x-widget': 'file', 'x-accept': 'image/*' },
        },
        required: ['name'],
      },
    },
    currency: { type: 'string', title: 'Currency', examples: ['USD', 'EUR', 'GBP', 'KES'], 'x-half': true },
    style: { type: 'string', title: 'Colour', 'x-half': true },
    email: { type: 'string', title: 'Orders to', description: 'Without a payment link, orders are sent here.' },
    shipping: { type: 'number', title: 'Shipping', 'x-half': true },
    freeFrom: { type: 'number', title: 'Free from', 'x-half': true },
    about: { type: 'string', title: 'About the shop', 'x-widget': 'textarea', 'x-advanced': true },
    model: { type: 'string', title: 'Model', 'x-advanced': true },
  },
};
