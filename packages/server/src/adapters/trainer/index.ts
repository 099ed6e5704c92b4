export { openTrainer } from './open-trainer.ts'
export type { TrainedBytes, Trainer, TrainingFault, TrainingJob, TrainingWatch } from './port.ts'
